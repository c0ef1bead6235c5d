using Samsyn.Web;

return await SamsynWeb.Run(SamsynWeb.Build(args));
